import type { Deps } from '../deps.ts';
import type { Route } from '../http/define-route.ts';

/** One a file in this folder: what it answers, given what it needs. */
export type RouteModule = (deps: Deps) => Route[];

/** Every route there is. A new file in this folder is added here; `test/server/rights.test.ts` asks who may call it. */
const modules: readonly RouteModule[] = [];

export function allRoutes(deps: Deps): Route[] {
  return modules.flatMap((routes) => routes(deps));
}
