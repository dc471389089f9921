export { makeDirectory } from "./directory/makeDirectory.js";
