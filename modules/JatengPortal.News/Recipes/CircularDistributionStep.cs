using System.ComponentModel;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.News.Circulars;
using JatengPortal.News.Circulars.Distribution;
using JatengPortal.News.Circulars.Distribution.Sending;
using JatengPortal.News.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Recipes;

/// <summary>Sends published circulars to the sites below, each once: what was sent already stays as people have sent it.</summary>
internal sealed class CircularDistributionStep : RecipeStep<CircularDistributionShape>
{
    public override string Name => "CircularDistribution";

    public override string? Permission => NewsModule.DistributeCirculars.Id;

    public override void Check(CircularDistributionShape step, RecipeCheck check)
    {
        for (var i = 0; i < step.Circulars.Count; i++)
        {
            if (SelectionOf(step.Circulars[i].To) is null)
                check.Error($"Circulars[{i}].To", "is all, regions or the id of a residency");
        }
    }

    public override async Task RunAsync(CircularDistributionShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var db = run.Services.GetRequiredService<NewsDbContext>();
        // What an earlier step of this run has published must be found.
        await db.SaveChangesAsync(cancellationToken);
        for (var i = 0; i < step.Circulars.Count; i++)
        {
            var item = step.Circulars[i];
            // Once sent, it stays sent, wherever it stands now and whether it still does.
            if (await db.CircularDistributions.AnyAsync(
                one => db.Documents.Any(document => document.Id == one.CircularId
                    && (document.Slug == item.Slug || db.OldSlugs.Any(old => old.Kind == Circular.Kind && old.Slug == item.Slug && old.DocumentId == document.Id))),
                cancellationToken))
            {
                run.Unchanged();
                continue;
            }

            var circular = await db.Circulars.SingleOrDefaultAsync(one => one.Slug == item.Slug && one.OriginId == null, cancellationToken)
                ?? throw run.Refusal($"Circulars[{i}].Slug", $"there is no published circular '{item.Slug}'");
            var deadline = item.DeadlineUtc ?? WorkingDays.EndOf(WorkingDays.After(run.Now, SendForm.UsualDays));
            var receivers = await run.Services.GetRequiredService<Distributor>().SendAsync(circular.Id, SelectionOf(item.To)!, deadline, cancellationToken);
            run.Changed($"circular {circular.Number}: sent to {receivers} sites");
        }
    }

    private static TenantSelection? SelectionOf(string to) => to switch
    {
        "all" => TenantSelection.All,
        "regions" => TenantSelection.Regions,
        _ => Residency.Find(to) is { } residency ? TenantSelection.Of(residency) : null,
    };
}

[Description("Sends published circulars to the tenants below.")]
internal sealed class CircularDistributionShape
{
    [Description("The circulars.")]
    public required IReadOnlyList<SentCircularItem> Circulars { get; init; }
}

[Description("A circular to be sent.")]
internal sealed record SentCircularItem
{
    [Description("Its slug.")]
    public required string Slug { get; init; }

    [Description("all, regions, or the id of a residency (banyumas, kedu, surakarta, semarang, pati, pekalongan).")]
    public string To { get; init; } = "regions";

    [Description("Until when it is to be acknowledged, with its zone. Left out: three working days after the recipe first ran.")]
    public DateTime? DeadlineUtc { get; init; }
}
