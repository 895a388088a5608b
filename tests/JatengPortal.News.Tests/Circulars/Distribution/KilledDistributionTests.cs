using System.Net;
using AngleSharp.Html.Parser;
using JatengPortal.Testing;

namespace JatengPortal.News.Tests.Circulars.Distribution;

/// <summary>A portal that is killed, as with kill -9, while it carries circulars to those that they were sent to.</summary>
public sealed class KilledDistributionTests
{
    private const int Rounds = 3;
    private static readonly string[] Receivers = [.. Enumerable.Range(1, 12).Select(number => $"penerima-{number}")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_receiver_ends_with_exactly_one_copy_of_each()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "pengirim", """{ "name": "feature", "enable": [ "JatengPortal.Circulars" ] }, """ + SampleCirculars.Types);
        await WriteAsync(folder, "penerima", """{ "name": "feature", "enable": [ "JatengPortal.Circulars" ] }""");
        var below = Receivers.Select(name => $$"""{ "Name": "{{name}}", "Title": "{{name}}", "Parent": "induk", "Recipe": "penerima" }""");
        await WriteAsync(folder, "edaran", $$"""
            { "name": "Tenants", "Tenants": [ { "Name": "induk", "Title": "Induk", "Prefix": "", "Recipe": "pengirim" }, {{string.Join(',', below)}} ] }
            """);
        await using var portal = await RunningPortal.StartAsync(
            new PortalStart
            {
                Environment = new Dictionary<string, string>
                {
                    ["Portal__RecipesPath"] = folder.PathOf(""),
                    ["Portal__Setup__Recipe"] = "edaran",
                },
            },
            Token);

        for (var round = 1; round <= Rounds; round++)
        {
            var circular = SampleCirculars.StepOf(new SampleCircular($"surat-{round}") { Number = $"100.2.7/{round}/UJI/2024" });
            var file = await WriteAsync(
                folder, $"kirim-{round}", $$"""{{circular}}, { "name": "CircularDistribution", "Circulars": [ { "Slug": "surat-{{round}}", "To": "all" } ] }""");
            var sent = await portal.RunVerbAsync(["recipes", "run", file, "--no-rehearsal", "--tenant", "induk"], Token);
            Assert.True(sent.ExitCode == 0, sent.ToString());
            // As soon as the first of them have it.
            await UntilAsync(async () => await CountAsync(portal, round) >= round);
            portal.Kill();
            await portal.RestartAsync(Token);
        }

        for (var round = 1; round <= Rounds; round++)
        {
            var number = round;
            await UntilAsync(async () => await CountAsync(portal, number) == Receivers.Length);
        }

        foreach (var name in Receivers)
        {
            var list = new HtmlParser().ParseDocument(await portal.Client.GetStringAsync(new Uri($"{name}/surat-edaran", UriKind.Relative), Token));
            Assert.Equal(Rounds, list.QuerySelectorAll("main .article-list-item").Length);
        }
    }

    private static async Task<int> CountAsync(RunningPortal portal, int round)
    {
        var arrived = 0;
        foreach (var name in Receivers)
        {
            using var answer = await portal.Client.GetAsync(new Uri($"{name}/surat-edaran/dari/induk/surat-{round}", UriKind.Relative), Token);
            arrived += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
        }

        return arrived;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds())
            await Task.Delay(20, Token);
    }

    private static async Task<string> WriteAsync(TemporaryFolder folder, string name, string steps)
    {
        var file = folder.PathOf($"{name}.recipe.json");
        await File.WriteAllTextAsync(file, $$"""{ "name": "{{name}}", "issetuprecipe": true, "steps": [ {{steps}} ] }""", Token);
        return file;
    }
}
