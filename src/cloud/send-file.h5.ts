import AV from 'leancloud-storage'
import { sendingOver } from './sending'

export const sendFile = sendingOver(AV)
