using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(PortalFactory))]
[assembly: AssemblyFixture(typeof(ProbedPortal))]
[assembly: AssemblyFixture(typeof(JatengPortal.Kernel.Tests.Modules.Plugins.PluggedPortal))]
