// One runner for everything. A project is a place where tests live, with the environment they need.
const transform = { '\\.[jt]sx?$': 'babel-jest' }
const node = { testEnvironment: 'node', transform }

module.exports = {
  projects: [
    {
      ...node,
      displayName: 'server',
      testMatch: ['<rootDir>/{cloudfunctions,contracts,simulator,config,scripts}/**/*.test.ts'],
    },
    {
      displayName: 'client',
      testEnvironment: 'jsdom',
      transform,
      // What the build puts in: where the server is.
      globals: { LANTERN_API: '' },
      setupFiles: ['<rootDir>/tests/support/text-encoder.ts'],
      moduleNameMapper: {
        '^@tarojs/taro$': '<rootDir>/tests/support/taro.ts',
        '^@tarojs/components$': '<rootDir>/tests/support/components.tsx',
        '\\.scss$': '<rootDir>/tests/support/style.ts',
        '\\.(png|svg)$': '<rootDir>/tests/support/picture.ts',
      },
      testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}'],
    },
    { ...node, displayName: 'stories', testMatch: ['<rootDir>/tests/stories/**/*.test.ts'] },
    { ...node, displayName: 'sdk', testMatch: ['<rootDir>/tests/sdk/**/*.test.ts'] },
    {
      ...node,
      displayName: 'weapp',
      testMatch: ['<rootDir>/tests/weapp/**/*.test.ts'],
      // What the compiler made is run as it is.
      transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
    },
    { ...node, displayName: 'browser', testMatch: ['<rootDir>/tests/browser/**/*.test.ts'] },
    { ...node, displayName: 'crash', testMatch: ['<rootDir>/tests/crash/**/*.test.ts'] },
  ],
}
