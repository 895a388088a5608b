using System.Net;

namespace JatengPortal.Testing.Crashes;

/// <summary>Agencies are made, by a verb of their own or by a recipe on the host; the verb is killed and repeated.</summary>
internal sealed class TenantCreation : ICrashedWork
{
    public const string Name = "tenant creation";

    public async Task<IReadOnlyList<ExpectedSite>> RunAsync(CrashScene scene, CancellationToken cancellationToken)
    {
        string[] names = [.. Enumerable.Range(0, scene.Random.Next(1, 4)).Select(_ => scene.NewName("baru"))];
        IReadOnlyList<string> verb = names is [var only]
            ? ["tenants", "create", only, "--title", $"Kantor {only}", "--parent", Expectations.Parent, "--recipe", CrashRecipes.Agency]
            : ["recipes", "run", scene.Portal.Write($"{names[0]}.recipe.json", CrashRecipes.Agencies(names[0], names))];

        do
        {
            await KillAsync(scene, verb, names, cancellationToken);
        }
        while (scene.IsKilledAgain);

        await scene.FinishAsync(verb, cancellationToken);
        var work = new PlannedWork([.. names.Select(name => scene.Expected.Add(name, Expectations.Parent))], CrashRecipes.FirstTitles, IsWhole: true);
        work.Expect();
        return work.Sites;
    }

    private static async Task KillAsync(CrashScene scene, IReadOnlyList<string> verb, string[] names, CancellationToken cancellationToken)
    {
        var watched = names[scene.Random.Next(names.Length)];
        var begun = scene.Random.Next(4);
        using var run = await scene.Killer.KillVerbAsync(
            Name, verb, _ => CrashScene.QuietlyAsync(async () => begun switch
            {
                0 => true,
                1 => await StateAsync(scene, watched, cancellationToken) is not null,
                2 => (await scene.Portal.Data.TenantDatabasesAsync(cancellationToken)).Contains(watched),
                _ => await StateAsync(scene, watched, cancellationToken) is "1",
            }),
            begun == 0 ? 2500 : 300, cancellationToken);
        foreach (var name in names)
        {
            var isAcknowledged = run.Lines.Any(line => line.StartsWith($"{name} is ready", StringComparison.Ordinal));
            await IsNowhereInBetweenAsync(scene, name, isAcknowledged, cancellationToken);
        }
    }

    private static async Task IsNowhereInBetweenAsync(CrashScene scene, string name, bool isAcknowledged, CancellationToken cancellationToken)
    {
        var state = await StateAsync(scene, name, cancellationToken);
        if (isAcknowledged)
            scene.Report.Check("what was acknowledged is there after a kill", state == "1", $"{name} is in state {state}");
        scene.Report.Check("a tenant is absent, waits to be set up, or runs", state is null or "0" or "1", $"{name} is in state {state}");
        if (state is "1")
        {
            var site = new ExpectedSite(name, Expectations.Parent);
            await new InterruptedChecks(scene).HalfDoneAsync(
                new PlannedWork([site], CrashRecipes.FirstTitles, IsWhole: true), (_, _) => true, cancellationToken);
        }
        else
        {
            using var answer = await scene.Portal.Process.Client.GetAsync(new Uri($"{name}/", UriKind.Relative), cancellationToken);
            scene.Report.Check(
                "a tenant that is not set up shows nobody half of itself",
                answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable || await StateAsync(scene, name, cancellationToken) == "1",
                $"/{name}/: {answer.StatusCode}");
        }
    }

    private static async Task<string?> StateAsync(CrashScene scene, string name, CancellationToken cancellationToken) =>
        (await scene.Portal.Data.OfHostAsync($"SELECT state FROM tenants WHERE name = '{name}'", cancellationToken)).SingleOrDefault()?[0];
}
