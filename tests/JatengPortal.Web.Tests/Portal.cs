using JatengPortal.Testing;
using JatengPortal.Web.Tests.Commands;

[assembly: AssemblyFixture(typeof(PortalFactory))]
[assembly: AssemblyFixture(typeof(OtherPortal))]
[assembly: AssemblyFixture(typeof(LaterPortal))]
