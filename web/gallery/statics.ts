/** Elements that hold no answer, and layouts. */
export const statics: { name: string; uischema: Record<string, unknown> }[] = [
  {
    name: 'notes-and-alerts',
    uischema: {
      type: 'VerticalLayout',
      elements: [
        { type: 'Label', text: 'A heading', options: { variant: 'heading' } },
        { type: 'Label', text: 'A plain note.\nIn two paragraphs.' },
        ...['info', 'warning', 'success', 'error'].map((variant) => ({
          type: 'Label',
          text: `A panel that says ${variant}.`,
          options: { variant },
        })),
        {
          type: 'Group',
          label: 'A group of notes',
          elements: [
            { type: 'Label', text: 'First' },
            { type: 'Label', text: 'Second' },
          ],
        },
        {
          type: 'Group',
          label: 'A folded group',
          options: { initCollapsed: true },
          elements: [{ type: 'Control', scope: '#/properties/a' }],
        },
      ],
    },
  },
  {
    name: 'stepper',
    uischema: categories({ variant: 'stepper', showNavButtons: true }),
  },
  { name: 'tabs', uischema: categories({ variant: 'tabs', vertical: true }) },
];

function categories(options: Record<string, unknown>): Record<string, unknown> {
  return {
    type: 'Categorization',
    options,
    elements: ['Company', 'Sites', 'People'].map((label, index) => ({
      type: 'Category',
      label,
      elements: [{ type: 'Control', scope: `#/properties/${['a', 'b', 'c'][index]}` }],
    })),
  };
}
