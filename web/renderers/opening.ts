import { createContext } from 'react';

/** Whether a layout is part of what a step shows first: its own first elements will do, then. */
export const Opening = createContext(true);
