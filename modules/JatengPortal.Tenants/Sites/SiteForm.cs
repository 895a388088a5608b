using System.Text.RegularExpressions;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using Microsoft.AspNetCore.Http;

namespace JatengPortal.Tenants.Sites;

/// <summary>What is typed of a site that is to be made.</summary>
public sealed partial record SiteForm
{
    internal const string NameField = "nama";
    internal const string TitleField = "judul";
    internal const string PrefixField = "awalan";
    internal const string HostField = "host";
    internal const string ParentField = "induk";
    internal const string RegionField = "wilayah";
    internal const string RecipeField = "resep";
    internal const string ParametersField = "parameter";
    internal const string ProfileField = "profil";
    private const int LongestParameters = 20_000;
    private const int MostHosts = 20;

    public string Name { get; init; } = "";
    public string Title { get; init; } = "";

    /// <summary>Empty for the name; <c>/</c> for none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Host names, divided by blanks or lines.</summary>
    public string Hosts { get; init; } = "";
    public string Parent { get; init; } = "";
    public string Region { get; init; } = "";
    public string Recipe { get; init; } = "";

    /// <summary>A line <c>name=value</c> each.</summary>
    public string Parameters { get; init; } = "";
    public IReadOnlyList<string> Profiles { get; init; } = [];

    internal static SiteForm Read(IFormCollection form) => new()
    {
        Name = form[NameField].ToString().Trim(),
        Title = form[TitleField].ToString().Trim(),
        Prefix = form[PrefixField].ToString().Trim(),
        Hosts = form[HostField].ToString(),
        Parent = form[ParentField].ToString().Trim(),
        Region = form[RegionField].ToString().Trim(),
        Recipe = form[RecipeField].ToString(),
        Parameters = form[ParametersField].ToString(),
        Profiles = [.. form[ProfileField].OfType<string>().Take(100)],
    };

    internal TenantDefinition ToDefinition() => new()
    {
        Name = Name,
        Title = Title,
        Prefix = Prefix switch { "" => null, "/" => "", _ => Prefix },
        HostNames = [.. Hosts.Split([' ', ',', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Take(MostHosts)],
        Parent = Parent.Length == 0 ? null : Parent,
        RegionCode = Region.Length == 0 ? null : Region,
        Recipe = Recipe.Length == 0 ? null : Recipe,
        FeatureProfiles = Profiles,
        Parameters = ReadParameters(),
    };

    /// <summary>What can be said without looking at other sites.</summary>
    internal FormErrors Check()
    {
        var errors = new FormErrors();
        if (Name.Length == 0)
            errors.Add(NameField, Texts.Site_name_missing);
        if (Title.Length == 0)
            errors.Add(TitleField, Texts.Site_title_missing);
        if (Region.Length > 0 && !RegionCode().IsMatch(Region))
            errors.Add(RegionField, Texts.Site_region_invalid);
        if (Parameters.Length > LongestParameters || Lines.Any(line => line.IndexOf('=', StringComparison.Ordinal) < 1))
            errors.Add(ParametersField, Texts.Site_parameters_invalid);
        return errors;
    }

    /// <summary>Puts what a rule says to the field that it is about.</summary>
    internal void Add(FormErrors errors, RuleViolationException refused)
    {
        var field = refused.Code switch
        {
            "tenant.invalid-name" => TenantName.IsValid(Name) ? PrefixField : NameField,
            "tenant.name-taken" or "tenant.removing" => NameField,
            "tenant.invalid-title" => TitleField,
            "tenant.reserved-prefix" => Prefix.Length == 0 ? NameField : PrefixField,
            "tenant.address-taken" => Hosts.Trim().Length > 0 ? HostField : Prefix.Length == 0 ? NameField : PrefixField,
            "tenant.invalid-host" => HostField,
            "tenant.unknown-parent" => ParentField,
            "recipe.unknown" => RecipeField,
            "feature-profile.unknown" => ProfileField,
            _ => "",
        };
        errors.Add(field, RuleWords.Of(refused));
    }

    private IEnumerable<string> Lines => Parameters.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private Dictionary<string, string> ReadParameters()
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in Lines.Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2))
            parameters[pair[0].Trim()] = pair[1].Trim();
        return parameters;
    }

    [GeneratedRegex(@"^[0-9]{2}(\.[0-9]{2})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex RegionCode();
}
