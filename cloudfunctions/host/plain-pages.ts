/** The two pages that the host has itself: they need no build, and load nothing. */

export const NO_PAGES = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>灯愿 Lantern</title>
<p>网页还没有构建，接口可以使用。</p>
<p>The pages are not built yet (<code>npm run build:h5</code>); the interface at /1.1 works.</p>
</html>
`

/** It names no address: whoever wrote it knows it, and what a page repeats can be misused. */
export const NO_SUCH_PAGE = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>没有这一页 · 灯愿 Lantern</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { max-width: 24rem; margin: 20vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
p { margin: .25rem 0; }
a { display: inline-block; min-height: 44px; line-height: 44px; margin-top: 1rem; }
</style></head>
<body>
<h1>没有这一页</h1>
<p>这个地址下没有内容，可能写错了，也可能已经不在。没有任何钱因此被动用。</p>
<p lang="en">There is no page at this address: it may be mistyped, or gone. No money was moved.</p>
<a href="/">回首页 <span lang="en">Home</span></a>
</body></html>
`
