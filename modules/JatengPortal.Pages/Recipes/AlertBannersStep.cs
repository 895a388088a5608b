using System.ComponentModel;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Pages.AlertBanners;
using JatengPortal.Pages.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Pages.Recipes;

/// <summary>Issues banners, each once: what is as the recipe says, is over, or was ended by somebody stays as it is.</summary>
internal sealed class AlertBannersStep : RecipeStep<AlertBannersShape>
{
    private const int MostBanners = BannerDesk.MostOpen;

    public override string Name => "AlertBanners";

    public override string? Permission => PagesModule.ManageBanners.Id;

    public override void Check(AlertBannersShape step, RecipeCheck check)
    {
        if (step.Banners.Count > MostBanners)
            check.Error("Banners", $"at most {MostBanners} banners wait or are shown at once");
        for (var i = 0; i < step.Banners.Count; i++)
            Check(step.Banners[i], $"Banners[{i}]", check);
    }

    public override async Task RunAsync(AlertBannersShape step, RecipeRun run, CancellationToken cancellationToken)
    {
        var db = run.Services.GetRequiredService<PagesDbContext>();
        var desk = run.Services.GetRequiredService<BannerDesk>();
        foreach (var (index, item) in step.Banners.Index())
        {
            var id = Guid.Parse(item.Id);
            var wording = WordingOf(item, run.Now);
            var selection = await SelectionAsync(item, $"Banners[{index}]", run, cancellationToken);
            var banner = await db.IssuedBanners.SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
            var isOver = banner is null ? wording.EndUtc <= desk.Now : !banner.IsOpenAt(desk.Now);
            if (isOver || (banner is not null && banner.Wording == wording && banner.Selection == selection.Stored && banner.IsShownHere == item.OnThisSite))
            {
                run.Unchanged();
                continue;
            }

            if (banner is null)
                await desk.IssueAsync(id, wording, selection, item.OnThisSite, cancellationToken);
            else
                await desk.ChangeAsync(id, seen: null, wording, selection, item.OnThisSite, cancellationToken);
            run.Changed(new RecipeDifference("banner", item.Text, Before: null, After: BannerWords.IdOf(wording.Level)));
        }
    }

    private static void Check(AlertBannerItem item, string path, RecipeCheck check)
    {
        if (!Guid.TryParse(item.Id, out _))
            check.Error($"{path}.Id", "is a UUID, mostly [js: uuid()]");
        if (BannerWords.LevelOf(item.Level) is null)
            check.Error($"{path}.Level", "a level is informasi, waspada or darurat");
        if (item.Text.Length == 0 || !BannerWording.IsLine(item.Text) || !BannerWording.IsLine(item.English))
            check.Error($"{path}.Text", $"is one line of 1 to {BannerWording.LongestText} characters");
        else if (BannerWords.LevelOf(item.Level) is not null && !WordingOf(item, check.Now).IsValid)
            check.Error(path, "leads to ~/ (inside the site) or https://, and ends after it begins, within 366 days");
        if (item.To is not ("none" or "all" or "regions") && Residency.Find(item.To) is null && (item.To != "chosen" || item.Tenants is not { Count: > 0 }))
            check.Error($"{path}.To", "is none, all, regions, the id of a residency, or chosen with Tenants");
        if (item.To != "chosen" && item.Tenants is { Count: > 0 })
            check.Error($"{path}.Tenants", "stands only where To is chosen");
        if (item.Tenants is { Count: > TenantSelection.MostChosen })
            check.Error($"{path}.Tenants", $"has at most {TenantSelection.MostChosen} names");
        if (item is { To: "none", OnThisSite: false })
            check.Error(path, "a banner is for somebody");
    }

    private static BannerWording WordingOf(AlertBannerItem item, DateTime now) => new(
        BannerWords.LevelOf(item.Level)!.Value, item.Text, item.English, item.Link, item.StartUtc ?? Kernel.Data.StoredTime.Of(now), item.EndUtc);

    private static async Task<TenantSelection> SelectionAsync(AlertBannerItem item, string path, RecipeRun run, CancellationToken cancellationToken)
    {
        if (item.To != "chosen")
            return Residency.Find(item.To) is { } residency ? TenantSelection.Of(residency) : TenantSelection.Read(item.To);
        var below = await run.Services.GetRequiredService<TenantsBelow>().OfAsync(run.Services.GetRequiredService<CurrentTenant>().Tenant, cancellationToken);
        var unknown = item.Tenants!.FirstOrDefault(name => below.All(tenant => tenant.Name != name));
        return unknown is null
            ? TenantSelection.Of(below.Where(tenant => item.Tenants!.Contains(tenant.Name)).Select(tenant => tenant.Id))
            : throw run.Refusal($"{path}.Tenants", $"there is no tenant '{unknown}' below this one");
    }
}

[Description("Issues banners that stand at the top of every public page, here and in tenants below.")]
internal sealed class AlertBannersShape
{
    [Description("The banners.")]
    public required IReadOnlyList<AlertBannerItem> Banners { get; init; }
}

[Description("A banner.")]
internal sealed record AlertBannerItem
{
    [Description("Stable id, mostly [js: uuid()].")]
    public required string Id { get; init; }

    [Description("informasi, waspada or darurat.")]
    public required string Level { get; init; }

    [Description("One line in Indonesian, 1 to 300 characters.")]
    public required string Text { get; init; }

    [Description("The same in English; left out, the Indonesian text is shown.")]
    public string English { get; init; } = "";

    [Description("~/path inside this site, or an https address. Left out: nowhere.")]
    public string Link { get; init; } = "";

    [Description("When it begins, with its zone. Left out: when the recipe first ran.")]
    public DateTime? StartUtc { get; init; }

    [Description("When it ends, with its zone.")]
    public required DateTime EndUtc { get; init; }

    [Description("none, all, regions, the id of a residency (banyumas, kedu, surakarta, semarang, pati, pekalongan), or chosen.")]
    public string To { get; init; } = "all";

    [Description("Names of tenants below this one, where To is chosen.")]
    public IReadOnlyList<string>? Tenants { get; init; }

    [Description("Whether this site shows it too.")]
    public bool OnThisSite { get; init; } = true;
}
