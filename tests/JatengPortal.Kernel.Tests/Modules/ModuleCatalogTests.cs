using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Theming;

namespace JatengPortal.Kernel.Tests.Modules;

public sealed class ModuleCatalogTests
{
    private static readonly Feature Media = new("Uji.Media", "Media") { IsAlwaysOn = true };
    private static readonly Feature News = new("Uji.News", "Berita") { DependsOn = ["uji.media"] };
    private static readonly Feature Circulars = new("Uji.Circulars", "Surat edaran") { DependsOn = ["Uji.News", "Uji.Media"] };

    [Fact]
    public void Features_stand_after_what_they_need_whatever_order_modules_come_in()
    {
        Assert.Equal([Media, News, Circulars], Catalog([Circulars], [News], [Media]).Features);
        Assert.Equal([Media, News, Circulars], Catalog([Media, News, Circulars]).Features);
    }

    [Fact]
    public void What_a_feature_needs_comes_first_and_what_needs_it_goes_first()
    {
        var catalog = Catalog([Circulars, News, Media]);
        Assert.Equal([Media, News, Circulars], catalog.WithDependencies(Circulars));
        Assert.Equal([Media], catalog.WithDependencies(Media));
        Assert.Equal([Circulars, News], catalog.Dependents(Media, FeatureSet.Of(["Uji.News", "Uji.Circulars"])));
        Assert.Equal([News], catalog.Dependents(Media, FeatureSet.Of(["Uji.News"])));
        Assert.Empty(catalog.Dependents(Circulars, FeatureSet.Of(["Uji.News", "Uji.Circulars"])));
    }

    [Fact]
    public void What_an_always_on_feature_needs_is_always_on_too()
    {
        var hidden = new Feature("Uji.Hidden", "Tersembunyi");
        var catalog = Catalog([new Feature("Uji.Audit", "Audit") { IsAlwaysOn = true, DependsOn = [hidden.Id] }, hidden, News, Media]);
        Assert.Equal(["Uji.Audit", "Uji.Hidden", "Uji.Media"], catalog.AlwaysOn.Ids.Order());
    }

    [Fact]
    public void A_feature_is_found_whatever_the_case_of_its_id()
    {
        var catalog = Catalog([News, Media]);
        Assert.Same(News, catalog.Find("UJI.NEWS"));
        Assert.Null(catalog.Find("Uji.Circulars"));
        Assert.True(FeatureSet.Of(["uji.news"]).Contains(News));
    }

    [Fact]
    public void Features_that_need_each_other_are_refused_by_naming_the_circle()
    {
        var refused = Assert.Throws<RuleViolationException>(() => Catalog(
            [new Feature("Uji.A", "A") { DependsOn = ["Uji.B"] }], [new Feature("Uji.B", "B") { DependsOn = ["Uji.C"] }],
            [new Feature("Uji.C", "C") { DependsOn = ["Uji.A"] }]));
        Assert.Equal("feature.dependency-cycle", refused.Code);
        Assert.Contains("Uji.A → Uji.B → Uji.C → Uji.A", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_needs_itself_is_refused() => Assert.Equal(
        "feature.dependency-cycle",
        Assert.Throws<RuleViolationException>(() => Catalog([new Feature("Uji.A", "A") { DependsOn = ["uji.a"] }])).Code);

    [Fact]
    public void A_missing_dependency_is_refused_by_naming_both()
    {
        var refused = Assert.Throws<RuleViolationException>(() => Catalog([News]));
        Assert.Equal("feature.missing-dependency", refused.Code);
        Assert.Contains("Uji.News", refused.Message, StringComparison.Ordinal);
        Assert.Contains("uji.media", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_features_of_one_id_are_refused_even_in_other_case() => Assert.Equal(
        "feature.duplicate",
        Assert.Throws<RuleViolationException>(() => Catalog([Media], [new Feature("UJI.MEDIA", "Lain")])).Code);

    [Fact]
    public void Two_permissions_or_themes_of_one_id_are_refused()
    {
        var permission = new Permission("Uji.Publish", "Menerbitkan", Media);
        Assert.Equal("permission.duplicate", Assert.Throws<RuleViolationException>(
            () => new ModuleCatalog([new SampleModule([Media], [permission, permission])], [])).Code);
        Assert.Equal("theme.duplicate", Assert.Throws<RuleViolationException>(
            () => new ModuleCatalog([], [new SampleTheme(), new SampleTheme()])).Code);
    }

    [Fact]
    public void Equal_sets_of_features_are_one_object() =>
        Assert.Same(FeatureSet.Of(["Uji.Media", "Uji.News"]), FeatureSet.Of(["Uji.News", "Uji.Media", "uji.news"]));

    private static ModuleCatalog Catalog(params Feature[][] modules) => new(modules.Select(features => new SampleModule(features, [])), []);

    private sealed class SampleModule(Feature[] features, Permission[] permissions) : PortalModule
    {
        public override IReadOnlyList<Feature> Features => features;

        public override IReadOnlyList<Permission> Permissions => permissions;
    }

    private sealed class SampleTheme : PortalTheme
    {
        public override string Id => "Uji.Theme";

        public override string Name => "Uji";
    }
}
