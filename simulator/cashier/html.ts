/** The few things that the simulator's pages share. */

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** JSON that can stand inside a script element, whatever is in it. */
export const jsonForScript = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c')

const STYLE = `
  :root { color-scheme: light dark; --paper: #f6f4f0; --card: #fff; --ink: #221b16; --ink-2: #5c5148;
    --line: #e4ddd2; --accent: #1f5f7a; --accent-ink: #fff; --warn: #8a4b10; --warn-paper: #fdf1df; }
  @media (prefers-color-scheme: dark) { :root { --paper: #14161a; --card: #1e2127; --ink: #f2efe9;
    --ink-2: #bfb8ae; --line: #343840; --accent: #7cc0dc; --accent-ink: #0d1a20; --warn: #f2bf85;
    --warn-paper: #33261a; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5; font-size: 16px;
    font-family: system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
  main { max-width: 460px; margin: 0 auto; padding: 16px; min-height: 100vh; display: flex;
    flex-direction: column; }
  .sign { background: var(--warn-paper); color: var(--warn); border-radius: 12px; padding: 12px 16px;
    font-size: 14px; }
  .sign strong { display: block; font-size: 16px; }
  .card { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 20px 16px;
    margin: 16px 0; }
  h1 { font-size: 20px; margin: 0 0 4px; line-height: 1.3; overflow-wrap: anywhere; }
  .amount { font-size: 40px; line-height: 1.2; margin: 12px 0; font-variant-numeric: tabular-nums;
    text-align: center; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 8px 16px; margin: 0; }
  dt { color: var(--ink-2); font-size: 14px; } dd { margin: 0; text-align: right; overflow-wrap: anywhere; }
  button, .link { display: block; width: 100%; min-height: 48px; margin-top: 12px; padding: 12px; font: inherit;
    color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 12px;
    text-align: center; text-decoration: none; cursor: pointer; }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink);
    font-weight: 600; }
  /* What a person answers with stays where the thumb is, however much stands above it. */
  .thumb { position: sticky; bottom: 0; display: grid; grid-template-columns: 1fr 1fr; gap: 8px;
    margin: auto -16px -16px; padding: 8px 16px calc(12px + env(safe-area-inset-bottom));
    background: var(--paper); border-top: 1px solid var(--line); }
  .thumb button { margin: 0; padding: 8px; line-height: 1.3; font-size: 14px; }
  .thumb .main { font-size: 16px; } .thumb .main, .thumb .wide, .thumb [role=status] { grid-column: 1 / -1; }
  .thumb [role=status] { margin: 0; min-height: 0; }
  select { font: inherit; color: inherit; background: var(--paper); min-height: 44px; max-width: 100%;
    border: 1px solid var(--line); border-radius: 12px; padding: 0 8px; }
  button:disabled { opacity: .55; cursor: default; }
  [role=status] { min-height: 24px; margin: 12px 0 0; text-align: center; }
  small, .quiet { color: var(--ink-2); font-size: 14px; }
  a { color: var(--accent); } ul { padding-left: 20px; } li { margin: 8px 0; } code { font-size: 14px; }
`

export const page = (title: string, body: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>${body}</main></body>
</html>`
