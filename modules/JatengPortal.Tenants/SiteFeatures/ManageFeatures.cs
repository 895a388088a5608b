using System.Globalization;
using JatengPortal.Kernel.Data;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JatengPortal.Tenants.SiteFeatures;

/// <summary>Shows what the site has, lets its administrator choose, and tells what else will change before anything does.</summary>
internal static class ManageFeatures
{
    public const string Path = "/admin/fitur";

    public static void Map(FeatureRoutes administration)
    {
        var features = administration.MapGroup(Path).RequirePermission(TenantsModule.SiteFeatures);
        features.MapGet("", ShowAsync);
        features.MapPost("", ReviewAsync);
        features.MapPost("/simpan", SaveAsync);
    }

    private static async Task<RazorComponentResult<FeaturesPage>> ShowAsync(FeatureChoices choices, CancellationToken cancellationToken) =>
        await PageAsync(choices, chosen: null, new FormErrors(), cancellationToken);

    private static async Task<IResult> ReviewAsync(
        IFormCollection posted, FeatureChoices choices, ModuleCatalog catalog, FeatureSwitch features, Links links, CancellationToken cancellationToken)
    {
        var form = FeatureForm.Read(posted);
        var on = await features.EnabledAsync(cancellationToken);
        if (form.Before != on.Text)
            return links.Redirect(Path, Notice.ChangedMeanwhile);
        var enable = form.Chosen.Where(id => !on.Contains(id)).ToList();
        var disable = on.Ids.Where(id => catalog.Find(id) is not null && !form.Chosen.Contains(id, StringComparer.OrdinalIgnoreCase)).ToList();
        // What somebody may not switch stands in the form without being posted.
        disable.RemoveAll(id => choices.RefusalOf(catalog.Find(id)!, on) is not null);
        if (Check(enable, choices, catalog, on) is { IsEmpty: false } errors)
            return await PageAsync(choices, form.Chosen, errors, cancellationToken);
        if (enable.Count + disable.Count == 0)
            return links.Redirect(Path, TenantsNotices.NothingChanged);
        return new RazorComponentResult<FeatureReviewPage>(new
        {
            Changes = await choices.PlanAsync(enable, disable, cancellationToken),
            Enable = enable,
            Disable = disable,
            Before = on.Text,
        });
    }

    private static async Task<IResult> SaveAsync(
        IFormCollection posted, FeatureChoices choices, ModuleCatalog catalog, FeatureSwitch features, TenantDatabase database, Links links,
        CancellationToken cancellationToken)
    {
        var form = FeatureForm.Read(posted);
        await using var transaction = await database.BeginAsync(cancellationToken);
        // Under the tenant's write lock: what was looked at is what is changed.
        var on = await features.EnabledAsync(cancellationToken);
        if (form.Before != on.Text)
            return links.Redirect(Path, Notice.ChangedMeanwhile);
        if (Check([.. form.Enable, .. form.Disable], choices, catalog, on) is { IsEmpty: false } errors)
            return await PageAsync(choices, chosen: null, errors, cancellationToken);
        await features.ChangeAsync(form.Enable, form.Disable, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return links.Redirect(Path, Notice.Saved);
    }

    private static FormErrors Check(List<string> ids, FeatureChoices choices, ModuleCatalog catalog, FeatureSet on)
    {
        var errors = new FormErrors();
        foreach (var id in ids)
        {
            if (catalog.Find(id) is not { } feature || catalog.AlwaysOn.Contains(feature))
                errors.Add(FeatureForm.ChosenField, Texts.Features_unknown);
            else if (choices.RefusalOf(feature, on) is { } refusal)
                errors.Add(FeatureForm.ChosenField, string.Format(CultureInfo.CurrentCulture, Texts.Features_refused, feature.Name, refusal));
        }

        return errors;
    }

    private static async Task<RazorComponentResult<FeaturesPage>> PageAsync(
        FeatureChoices choices, IReadOnlyCollection<string>? chosen, FormErrors errors, CancellationToken cancellationToken)
    {
        var all = await choices.ListAsync(cancellationToken);
        var on = all.Where(choice => choice.IsOn).Select(choice => choice.Feature.Id).ToList();
        return new RazorComponentResult<FeaturesPage>(new
        {
            Choices = all,
            choices.AlwaysOn,
            Chosen = chosen ?? on,
            Before = FeatureSet.Of(await choices.EnabledIdsAsync(cancellationToken)).Text,
            Errors = errors,
        })
        {
            StatusCode = errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
