/** The address of a file that the build puts among the assets. */
declare module '*?url' {
  const url: string;
  export default url;
}
