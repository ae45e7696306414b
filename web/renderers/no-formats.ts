/** Stands in for `ajv-formats` in the browser: formats are checked by the validator itself. */
export default function addFormats(): void {}
