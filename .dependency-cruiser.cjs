// Imports go one way (docs/decisions/0001): a newcomer can read the arrows instead of the code.
const test = '\\.(test|fake)\\.tsx?$|/fixtures/'
const feature =
  '^cloudfunctions/(gifts|charities|files|sheets|privacy|consents|projects|shares|envelopes|pledges|scenes|calendar|notices|events|videos|reports|echoes|receipts|usage)/'

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-stand-alone',
      comment: 'What both sides agree on knows neither side.',
      severity: 'error',
      from: { path: '^contracts/' },
      to: { path: '^(src|cloudfunctions|simulator|tests|scripts)/' },
    },
    {
      name: 'simulator-stands-alone',
      comment: 'It stands in for WeChat, so it knows nothing of the app.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^(src|cloudfunctions|contracts|tests|scripts)/' },
    },
    {
      name: 'product-without-simulator',
      severity: 'error',
      from: { path: '^(src|cloudfunctions)/', pathNot: test },
      to: { path: '^(simulator|tests|scripts)/' },
    },
    {
      name: 'phone-without-server',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^cloudfunctions/' },
    },
    {
      name: 'phone-without-schemas',
      comment: 'zod stays out of the mini program: schemas are imported as types only.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: {
        path: '^contracts/(declare|charities|charities-read|projects|project-drafts|project-gifts|gifts|alarms|shares|notices|events|envelopes|pledges|videos|index|calendar|scenes|scenes/schema|reports|echoes|receipts|usage|privacy)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'browsers-apart',
      comment:
        'What only a browser has is reached by its twin alone, so the mini program holds none of it.',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, '\\.h5\\.tsx?$'] },
      to: { path: '\\.h5\\.tsx?$' },
    },
    {
      name: 'looks-know-no-feature',
      severity: 'error',
      from: { path: '^src/(ui|platform|cloud)/', pathNot: test },
      to: { path: '^src/(features|pages)/' },
    },
    {
      name: 'pages-are-entered-from-outside',
      severity: 'error',
      from: { path: '^src/(ui|platform|cloud|features)/' },
      to: { path: '^src/pages/' },
    },
    {
      name: 'host-at-the-edge',
      comment: 'Features are host-neutral; only the composition knows the host.',
      severity: 'error',
      from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(host/|[a-z-]+\\.ts$)' },
      to: { path: '^cloudfunctions/host/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rooms-below-features',
      severity: 'error',
      from: { path: '^cloudfunctions/(ledger|payments|chat|auth|db)/', pathNot: test },
      to: { path: feature, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'through-the-front-door',
      comment: 'A feature reaches another through its index.ts only.',
      severity: 'error',
      from: { path: '^cloudfunctions/([^/]+)/', pathNot: test },
      to: {
        path: '^cloudfunctions/[^/]+/',
        pathNot: ['^cloudfunctions/$1/', '/index\\.ts$', '^cloudfunctions/auth/sealer\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'scenes-and-calendar-above-gifts',
      comment: 'scenes, calendar → gifts → projects; nothing below knows which day it is.',
      severity: 'error',
      from: { path: '^cloudfunctions/(gifts|projects|shares|events)/', pathNot: test },
      to: { path: '^cloudfunctions/(scenes|calendar)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'notices-are-read-by-nobody',
      comment: 'They listen to the outbox; whatever happens knows nothing of who is told.',
      severity: 'error',
      from: { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/notices/' },
      to: { path: '^cloudfunctions/notices/' },
    },
    {
      name: 'only-runtime-packages',
      severity: 'error',
      from: {
        path: '^(src|cloudfunctions|contracts)/',
        pathNot: [test, '^src/index\\.html$'],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.weapp.ts', '.h5.ts', '.js', '.json'] },
  },
}
