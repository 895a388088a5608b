using System.Text.Json;
using JatengPortal.Kernel.Recipes.Shapes;

namespace JatengPortal.Kernel.Recipes;

/// <summary>
/// What a step gets while its recipe is checked, before anything runs. Steps are checked in the order in which they will run, so
/// each can see what the earlier ones will have done.
/// </summary>
/// <remarks>
/// Paths are relative to the step, <c>enable[0]</c> or <c>data[3].DisplayText</c>; empty means the step itself.
/// </remarks>
public sealed class RecipeCheck
{
    private readonly RecipeChecker _checker;
    private readonly Recipe _recipe;
    private readonly JsonPlace _place;
    private readonly RecipeErrorSink _error;

    internal RecipeCheck(RecipeChecker checker, Recipe recipe, JsonPlace place, RecipeErrorSink error) =>
        (_checker, _recipe, _place, _error) = (checker, recipe, place, error);

    /// <summary>For whom the recipe is checked.</summary>
    public RecipeTarget Target => _checker.Target;

    /// <summary>The recipe that holds the step.</summary>
    public string RecipeName => _recipe.Name;

    /// <summary>The files beside the recipe.</summary>
    public RecipeFiles Files => _recipe.Files;

    /// <summary>When the recipe first ran here, which is now when it never did. UTC.</summary>
    public DateTime Now => Target.FirstRunOf(_recipe.Name);

    /// <summary>
    /// Ids (ignoring case) of the features that will be on when the step runs. A step that switches features changes this set
    /// too;
    /// a step whose own feature is not in it is refused.
    /// </summary>
    public ISet<string> EnabledFeatures => _checker.EnabledFeatures;

    /// <summary>
    /// Something that the steps of one check share, such as the files that an earlier step will have stored; empty at first.
    /// </summary>
    /// <typeparam name="T">Names what is shared; one object of it per check and tenant.</typeparam>
    public T State<T>()
        where T : class, new() => _checker.State<T>();

    /// <summary>Refuses the recipe. The other steps are still checked, so that all errors are seen at once.</summary>
    /// <param name="path">Where in the step.</param>
    /// <param name="message">One line in English, without the place; foreign text in it is made harmless.</param>
    public void Error(string path, string message) => _error(_place.Below(path), message);

    /// <summary>Refuses the recipe where whoever runs it lacks the permission.</summary>
    internal void RequireHeld(string permission, string path, string what) => _checker.RequireHeld(permission, _error, _place.Below(path), what);

    /// <summary>Reads a value that the shape leaves open, as strictly as the shape itself.</summary>
    /// <param name="value">A <c>JsonElement</c> of the shape.</param>
    /// <param name="path">Where in the step it stands.</param>
    /// <returns>The value; null when it doesn't fit, and the errors are reported.</returns>
    public T? Read<T>(JsonElement value, string path)
        where T : class => (T?)new ShapeReader(_error).Read(value, typeof(T), _place.Below(path));

    /// <summary>Checks another recipe as a part of this run; its steps run right after this one.</summary>
    /// <param name="recipe">A recipe beside this one or in the portal's folders.</param>
    /// <param name="path">Where the step names it.</param>
    public void Include(string recipe, string path) =>
        _checker.Call(_recipe, recipe, elsewhere: null, _place.Below(path), _error);

    /// <summary>
    /// Checks another recipe that this step will run elsewhere, in a tenant that it makes; its steps don't join this run.
    /// </summary>
    /// <param name="recipe">A recipe beside this one or in the portal's folders.</param>
    /// <param name="target">The other tenant, as it will be.</param>
    /// <param name="path">Where the step names the recipe.</param>
    public void CheckElsewhere(string recipe, RecipeTarget target, string path) =>
        _checker.Call(_recipe, recipe, target, _place.Below(path), _error);

    /// <summary>
    /// <c>; did you mean 'feature'?</c> when one of the names is near, otherwise nothing: for the end of a message.
    /// </summary>
    public static string Suggest(string name, IEnumerable<string> names) => NearestName.Suggest(name, names);
}
