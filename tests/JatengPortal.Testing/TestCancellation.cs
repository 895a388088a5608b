namespace JatengPortal.Testing;

/// <summary>No test waits longer than this for one answer.</summary>
internal static class TestCancellation
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static CancellationToken Token => new CancellationTokenSource(Longest).Token;
}
