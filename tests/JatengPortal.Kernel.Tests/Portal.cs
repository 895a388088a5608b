using JatengPortal.Kernel.Tests.Probing;
using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(PortalFactory))]
[assembly: AssemblyFixture(typeof(ProbedPortal))]
