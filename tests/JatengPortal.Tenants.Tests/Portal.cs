using JatengPortal.Tenants.Tests;

[assembly: AssemblyFixture(typeof(AdministeredPortal))]
