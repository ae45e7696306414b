import type { Deps } from '../deps.ts';
import type { Route } from '../http/define-route.ts';
import { routes as companies } from './companies.ts';
import { routes as firstAdministrator } from './first-administrator.ts';
import { routes as me } from './me.ts';
import { routes as programs } from './programs.ts';
import { routes as training } from './training.ts';
import { routes as users } from './users.ts';

/** One a file in this folder: what it answers, given what it needs. */
export type RouteModule = (deps: Deps) => Route[];

/** Every route there is. A new file in this folder is added here; `test/server/rights.test.ts` asks who may call it. */
const modules: readonly RouteModule[] = [companies, firstAdministrator, me, programs, training, users];

export function allRoutes(deps: Deps): Route[] {
  return modules.flatMap((routes) => routes(deps));
}
