/** A column of a table of rows. */
export interface TableColumn {
  name: string;
  label: string;
  show: (value: unknown) => string;
}
