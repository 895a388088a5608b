namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>For what happens in the background: looks again until it is so, within a bound that no sound machine needs.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task IsTrueAsync(Func<Task<bool>> look, string what)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var start = TimeProvider.System.GetTimestamp();
        while (!await look())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Longest)
                Assert.Fail($"It did not happen that {what}.");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    public static Task IsTrueAsync(Func<bool> look, string what) => IsTrueAsync(() => Task.FromResult(look()), what);
}
