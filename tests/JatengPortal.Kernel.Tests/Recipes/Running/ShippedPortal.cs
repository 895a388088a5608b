using JatengPortal.Testing;

namespace JatengPortal.Kernel.Tests.Recipes.Running;

/// <summary>The portal as its own recipes set it up: the whole province.</summary>
public sealed class ShippedPortal : PortalFactory
{
    protected override string SetupRecipe => "jateng";

    protected override string RecipesPath => Repository.PathOf("recipes");
}
