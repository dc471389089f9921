// Keys of the bureau's tables as ids of the published documents. An id is made of a key that never changes and leads back to
// it; names and row numbers change. Ids are ASCII, because a stranger must be able to type the ones that are hashed.

/** @param {number} 主体编号 */
export function targetId(主体编号) {
  return `Q${主体编号}`;
}
/** @param {number} 人员编号 */
export function inspectorId(人员编号) {
  return `R${人员编号}`;
}
/** @param {number} 机构编号 */
export function unitId(机构编号) {
  return `G${机构编号}`;
}
/** @param {number} 任务编号 */
export function taskId(任务编号) {
  return `T${String(任务编号).padStart(2, "0")}`;
}
/** The key behind any of these ids. @param {string} id */
export function keyOf(id) {
  return Number(id.slice(1));
}
