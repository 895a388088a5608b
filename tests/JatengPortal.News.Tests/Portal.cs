using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(PortalFactory))]
// The tests share the sample agencies, and some ask that nothing at all changed in one: so one class runs at a time here, while
// the projects run side by side.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
