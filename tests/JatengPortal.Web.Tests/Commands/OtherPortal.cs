using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>Another portal, with databases and files of its own: what comes into it came in a folder.</summary>
public sealed class OtherPortal : PortalFactory;
