/** The part of a schema error that says where it is. */
export interface SchemaError {
  instancePath: string;
  schemaPath?: string;
  message?: string | undefined;
  params?: { missingProperty?: string };
}

/** The data path (`sites.0.city`) that an error is about; of a missing property, its own. */
export const pathOf = ({ instancePath, params }: SchemaError): string =>
  [instancePath.slice(1).replace(/\//g, '.'), params?.missingProperty].filter(Boolean).join('.');
