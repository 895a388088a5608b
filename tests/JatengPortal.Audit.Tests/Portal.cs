using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(PortalFactory))]
