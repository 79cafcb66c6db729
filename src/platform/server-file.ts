/** A file that the server itself holds, such as a clip: `/clips/lamp.mp4`. In a browser it is the page's own server. */
export const serverFile = (path: string): string => LANTERN_API + path
