import * as adapters from '@leancloud/platform-adapters-weapp'
import AV from 'leancloud-storage/core'
import { sdkOver } from './lean'

AV.setAdapters(adapters)

export const sdk = sdkOver(AV, LANTERN_API)
