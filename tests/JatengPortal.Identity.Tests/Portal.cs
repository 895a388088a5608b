using JatengPortal.Identity.Tests;
using JatengPortal.Testing;

[assembly: AssemblyFixture(typeof(PortalFactory))]
[assembly: AssemblyFixture(typeof(MailingPortal))]
