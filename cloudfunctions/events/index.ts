export { type EventBuffer, eventBufferOf } from './buffer'
export { recordEvents } from './record'
export { recordSettled } from './settled'
