/** There is nobody to be here: a page inside Moments, or a browser without the simulator. */
export class NoLogin extends Error {}
