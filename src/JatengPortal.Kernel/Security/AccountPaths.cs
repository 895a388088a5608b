namespace JatengPortal.Kernel.Security;

/// <summary>Where signed-in people find what is theirs, inside every tenant. The identity module serves them.</summary>
public static class AccountPaths
{
    /// <summary>One's own account (akun).</summary>
    public const string Account = "/akun";

    /// <summary>The agencies where one has a role, to go from one to the other.</summary>
    public const string Agencies = Account + "#instansi";

    /// <summary>What one was told of.</summary>
    public const string Notifications = Account + "/pemberitahuan";

    /// <summary>Signs out; a post.</summary>
    public const string SignOut = "/keluar";
}
