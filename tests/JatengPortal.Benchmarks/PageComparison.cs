using System.Globalization;

namespace JatengPortal.Benchmarks;

/// <summary>One page, measured on both servers in turn; the ratio is taken within a round, so that a slow moment hits both.</summary>
/// <param name="Page">The page.</param>
/// <param name="Bar">The least ratio that the design asks for.</param>
internal sealed record PageComparison(RecordedPage Page, double Bar)
{
    private readonly List<(double Bare, double Portal)> _rounds = [];

    public async Task RoundAsync(Uri bare, int seconds, bool keep)
    {
        var yardstick = await Wrk.RunAsync(new Uri(bare, Page.Name), Page.Encoding, seconds);
        var portal = await Wrk.RunAsync(Page.Address, Page.Encoding, seconds);
        if (keep)
            _rounds.Add((yardstick, portal));
    }

    public override string ToString()
    {
        var ratio = _rounds.Select(round => round.Portal / round.Bare).Median();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Page.Name,-18} {Page.Body.Length,8} {_rounds.Select(round => round.Bare).Median(),10:F0} {_rounds.Select(round => round.Portal).Median(),10:F0} {ratio,7:F3} {Bar,6:F2}  {(ratio >= Bar ? "met" : "missed")}");
    }
}
