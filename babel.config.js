// Taro reads this for the mini program and H5; jest reads it for everything that it runs in Node.
module.exports = (api) => {
  const underJest = api.caller((caller) => caller?.name === 'babel-jest')
  api.cache.using(() => String(underJest))
  if (underJest) {
    return {
      presets: [
        ['@babel/preset-env', { targets: { node: 'current' } }],
        ['@babel/preset-typescript', { onlyRemoveTypeImports: true, allowDeclareFields: true }],
        ['@babel/preset-react', { runtime: 'automatic' }],
      ],
    }
  }
  return { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] }
}
