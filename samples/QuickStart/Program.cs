using QuickStart;

FirstSteps.Run();
PredatorAndPrey.Run();
OptionGreeks.Run();
