namespace Throughline.Programs.Outlooks;

/// <summary>A link as an outlook sees it.</summary>
/// <param name="Predecessor">Row of the item that holds back.</param>
/// <param name="Successor">Row of the item that waits.</param>
/// <param name="Dependency">The link.</param>
/// <param name="IsDriving">Whether it sets the successor's start (or its finish); of several that give the same date all are driving.</param>
/// <param name="IsViolated">Whether the successor lies before what the link allows.</param>
public readonly record struct LinkRow(int Predecessor, int Successor, Dependency Dependency, bool IsDriving, bool IsViolated);
