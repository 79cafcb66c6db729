import AV from 'leancloud-storage/core'
import { sendingOver } from './sending'

export const sendFile = sendingOver(AV)
