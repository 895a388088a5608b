using JatengPortal.Testing;

namespace JatengPortal.Web.Tests.Commands;

/// <summary>Another portal, with databases and files of its own: what comes into it came in a folder.</summary>
/// <remarks>It starts before the first test: what a portal prints while it is set up must not get into what a verb prints.</remarks>
public class OtherPortal : PortalFactory, IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        _ = Services;
        return ValueTask.CompletedTask;
    }
}

/// <summary>One more, whose clock a test may turn.</summary>
public sealed class LaterPortal : OtherPortal;
