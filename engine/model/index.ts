export type * from './case.ts';
export type * from './form.ts';
export type * from './history.ts';
export type * from './problem.ts';
export type * from './release.ts';
export type * from './ruleset.ts';
export type * from './text.ts';
export type * from './workflow.ts';
