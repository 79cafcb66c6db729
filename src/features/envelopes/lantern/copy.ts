import { defineCopy } from '../../../ui/copy'

export const lanternCopy = defineCopy({
  zh: {
    covers: { round: '圆灯笼', tall: '长灯笼', drop: '桃形灯笼', three: '三盏灯笼' },
    states: { waiting: '等着打开', opening: '正在打开', lit: '亮着' },
  },
  en: {
    covers: {
      round: 'A round lantern',
      tall: 'A tall lantern',
      drop: 'A peach-shaped lantern',
      three: 'Three lanterns',
    },
    states: { waiting: 'waiting to be opened', opening: 'being opened', lit: 'lit' },
  },
})
