import { planResources } from '../../../../lib/documents/plan/plan-resources';

test.each(['', '[0]', '["a"]', '["a]b"]', '["a\\"].module.other"]'])(
  'what stands in a module is read with its configuration and its providers, whatever the key of the instance: module.db%s',
  (key) => {
    const expressions = { name: { references: ['var.name'] } };
    const at = { address: `module.db${key}.aws_x.main`, mode: 'managed', type: 'aws_x', name: 'main' };
    const plan = {
      format_version: '1.2',
      planned_values: { root_module: { child_modules: [{ address: `module.db${key}`, resources: [{ ...at, values: {} }] }] } },
      resource_changes: [{ ...at, change: { actions: ['create'], after_unknown: { name: true } } }],
      configuration: {
        provider_config: { 'module.db:aws': { name: 'aws', module_address: 'module.db', expressions: {} } },
        root_module: { module_calls: { db: { module: { resources: [{ address: 'aws_x.main', expressions }] } } } },
      },
    };
    const [module] = planResources(plan, 'plan.json');
    expect(module).toMatchObject({
      address: `module.db${key}`,
      resources: [{ values: { name: '${var.name}' } }, { address: 'provider.aws', path: `module.db${key}.provider.aws` }],
    });
  },
);
