using JatengPortal.Kernel.Tenants;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>A selection of tenants as it was typed, for <see cref="TenantSelectionField"/>: shown again where it can't be taken.</summary>
/// <param name="Kind">One of the kinds below, or anything else that was posted.</param>
/// <param name="Residency">Id of a residency; empty for none.</param>
/// <param name="Names">Names of the tenants that are ticked.</param>
public sealed record TenantSelectionForm(string Kind, string Residency, IReadOnlyList<string> Names)
{
    /// <summary>Name of the field that says how.</summary>
    public const string KindField = "tujuan";

    /// <summary>Name of the field of the residency.</summary>
    public const string ResidencyField = "karesidenan";

    /// <summary>Name of the field of the tenants that are ticked.</summary>
    public const string NameField = "instansi";

    internal const string OfNone = "tidak-ada";
    internal const string OfAll = "semua";
    internal const string OfRegions = "wilayah";
    internal const string OfResidency = "karesidenan";
    internal const string OfChosen = "pilihan";

    /// <summary>What a form posted.</summary>
    public static TenantSelectionForm Read(IFormCollection form) => new(
        form[KindField].ToString(), form[ResidencyField].ToString(),
        [.. form[NameField].OfType<string>().Distinct(StringComparer.Ordinal).Take(TenantSelection.MostChosen + 1)]);

    /// <summary>As a form shows a selection that was stored.</summary>
    /// <param name="selection">Which.</param>
    /// <param name="offered">Those that can be chosen; others are forgotten.</param>
    public static TenantSelectionForm Of(TenantSelection selection, IReadOnlyList<Tenant> offered) => new(
        selection.Kind switch
        {
            TenantSelectionKind.All => OfAll,
            TenantSelectionKind.Regions => OfRegions,
            TenantSelectionKind.Residency => OfResidency,
            TenantSelectionKind.Chosen => OfChosen,
            _ => OfNone,
        },
        selection.Residency?.Id ?? "", [.. offered.Where(tenant => selection.Tenants.Contains(tenant.Id)).Select(tenant => tenant.Name)]);

    /// <summary>Adds what keeps it from being taken: one clear error at its field.</summary>
    /// <param name="errors">Takes it.</param>
    /// <param name="offered">Those that can be chosen.</param>
    /// <param name="allowsNone">Whether none of them may be selected.</param>
    public void Check(FormErrors errors, IReadOnlyList<Tenant> offered, bool allowsNone = false)
    {
        // What is ticked or chosen besides means something: sending to all of them would be what nobody asked for.
        if (Kind is not (OfAll or OfRegions or OfResidency or OfChosen) && !(Kind == OfNone && allowsNone))
            errors.Add(KindField, Texts.Selection_missing);
        else if (Kind != OfChosen && Names.Count > 0)
            errors.Add(KindField, Texts.Selection_ticked_besides);
        else if (Kind != OfResidency && Residency.Length > 0)
            errors.Add(KindField, Texts.Selection_residency_besides);
        else if (Kind == OfResidency && Tenants.Residency.Find(Residency) is null)
            errors.Add(ResidencyField, Texts.Selection_residency_missing);
        else if (Kind == OfChosen && Names.Count == 0)
            errors.Add(NameField, Texts.Selection_none_ticked);
        else if (Names.Count > TenantSelection.MostChosen || Names.Except(offered.Select(tenant => tenant.Name)).Any())
            errors.Add(NameField, Texts.Selection_unknown);
        else if (Kind is OfAll or OfRegions or OfResidency && !offered.Any(ToSelection(offered).Includes))
            errors.Add(KindField, Texts.Selection_empty);
    }

    /// <summary>What is stored, once <see cref="Check"/> has found nothing.</summary>
    /// <param name="offered">Those that can be chosen.</param>
    public TenantSelection ToSelection(IReadOnlyList<Tenant> offered) => Kind switch
    {
        OfAll => TenantSelection.All,
        OfRegions => TenantSelection.Regions,
        OfResidency when Tenants.Residency.Find(Residency) is { } residency => TenantSelection.Of(residency),
        OfChosen => TenantSelection.Of(offered.Where(tenant => Names.Contains(tenant.Name)).Select(tenant => tenant.Id)),
        _ => TenantSelection.None,
    };

    /// <summary>A selection in a few words: "Karesidenan Pati", "3 situs pilihan".</summary>
    public static string TextOf(TenantSelection selection) => selection.Kind switch
    {
        TenantSelectionKind.All => Texts.Selection_all,
        TenantSelectionKind.Regions => Texts.Selection_regions,
        TenantSelectionKind.Residency => selection.Residency!.Name,
        TenantSelectionKind.Chosen => string.Format(System.Globalization.CultureInfo.CurrentCulture, Texts.Selection_count, selection.Tenants.Count),
        _ => Texts.Selection_none,
    };

    /// <summary>The heading that a tenant stands under where tenants are listed by residency.</summary>
    public static string GroupOf(Tenant tenant) => tenant.RegionCode is null
        ? Texts.Selection_agencies
        : Tenants.Residency.Of(tenant.RegionCode)?.Name ?? Texts.Selection_other_regions;

    /// <summary>In the order of the residencies, by code within each; agencies first, by name.</summary>
    public static IEnumerable<Tenant> Sort(IEnumerable<Tenant> tenants) => tenants
        .OrderBy(tenant => tenant.RegionCode is null ? -1 : Place(tenant.RegionCode))
        .ThenBy(tenant => tenant.RegionCode ?? tenant.Title, StringComparer.Ordinal);

    private static int Place(string regionCode) => Tenants.Residency.Of(regionCode) is { } residency
        ? Tenants.Residency.All.Index().First(one => one.Item == residency).Index
        : Tenants.Residency.All.Count;
}
